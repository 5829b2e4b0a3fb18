"use strict";
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  let name = "";
  try { name = localStorage.getItem("capaudit-who") ?? ""; } catch { /* no storage */ }
  const fill = () => { for (const box of all("input[name=who]")) if (name) box.value = name; };

  const typed = () => all(".decide[open] form").map((form) => ({
    mark: form.dataset.mark, page: form.dataset.page, values: [...new FormData(form)],
  }));
  const restore = (kept) => {
    for (const { mark, page, values } of kept) {
      const form = all(".decide form").find((it) => it.dataset.mark === mark && it.dataset.page === page);
      if (!form) continue;
      form.closest("details").open = true;
      for (const [key, value] of values) form.elements[key].value = value;
    }
  };

  const swap = async () => {
    const response = await fetch("./", { cache: "no-store" });
    if (!response.ok) return;
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    const kept = typed(), at = document.activeElement?.closest("[id]")?.id;
    const pages = all("main > section.page"), next = all("main > section.page", fresh);
    for (const selector of [".top", "nav.summary", ".unread"]) {
      const [old, now] = [one(selector), one(selector, fresh)];
      if (old && now) old.replaceWith(now);
      else if (now) one(".top").after(now);
      else old?.remove();
    }
    for (const button of all("#filters [data-level]")) {
      button.textContent = one(`#filters [data-level="${button.dataset.level}"]`, fresh).textContent;
    }
    const rule = one("#rule"), chosen = rule.value;
    rule.replaceChildren(...one("#rule", fresh).children);
    rule.value = chosen;
    if (!rule.value) rule.value = "";
    document.title = fresh.title;
    next.forEach((page, number) => {
      const old = pages[number];
      if (!old) one("main").append(page);
      else if (old.dataset.seen !== page.outerHTML) {
        page.dataset.seen = page.outerHTML;
        old.replaceWith(page);
      }
    });
    pages.slice(next.length).forEach((page) => page.remove());
    fill();
    restore(kept);
    window.capaudit.read();
    const focus = at && document.getElementById(at);
    if (focus && document.activeElement === document.body) focus.focus({ preventScroll: true });
  };
  let going = Promise.resolve();
  const refresh = () => (going = going.then(swap).catch(() => {}));

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.dataset.act) return;
    event.preventDefault();
    const said = { ...Object.fromEntries(new FormData(form)), page: form.dataset.page };
    for (const key of ["mark", "words"]) if (form.dataset[key]) said[key] = form.dataset[key];
    if (said.who) {
      name = said.who;
      try { localStorage.setItem("capaudit-who", name); } catch { /* no storage */ }
    }
    const button = one("button", form);
    button.disabled = true;
    try {
      const response = await fetch(form.dataset.act, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(said),
      });
      if (response.ok) { form.closest("details")?.removeAttribute("open"); await refresh(); }
      else { one(".answer", form).textContent = await response.text(); if (response.status === 409) await refresh(); }
    } catch {
      one(".answer", form).textContent = "It could not be saved: the review has ended.";
    }
    button.disabled = false;
  });

  const events = new EventSource("events");
  events.onmessage = refresh;
  events.onopen = () => { one("#lost-server").hidden = true; };
  events.onerror = () => { one("#lost-server").hidden = false; };
  for (const page of all("main > section.page")) page.dataset.seen = page.outerHTML;
  fill();
})();
