"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const form = one("#filters"), rule = one("#rule"), search = one("#search"), clean = one("[data-clean]");
  const levels = all("button[data-level]"), fresh = one("button[data-state]");
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  let index = [];
  const read = () => {
    index = all(".page").map((page) => ({
      page,
      about: page.querySelector("header"),
      loose: all(":scope > .findings > .finding", page),
      pictures: all(".picture", page).map((picture) => ({ picture, findings: all(".finding", picture) })),
    }));
  };
  const words = (entry, node) => (entry.words ??= plain(node.textContent));

  const filter = () => {
    const off = new Set(levels.filter((b) => b.getAttribute("aria-pressed") === "false").map((b) => b.dataset.level));
    const wanted = rule ? rule.value : "", query = plain(search.value.trim());
    const onlyNew = fresh?.getAttribute("aria-pressed") === "true";
    const showClean = clean.getAttribute("aria-pressed") === "true" && !wanted && !onlyNew;
    const passes = (finding) => !off.has(finding.dataset.level) && (!wanted || finding.dataset.rule === wanted)
      && (!onlyNew || finding.dataset.state === "new");
    let shown = 0, pages = 0;
    for (const entry of index) {
      let visible = 0;
      entry.said ??= plain(entry.about.textContent);
      const named = !query || entry.said.includes(query);
      for (const finding of entry.loose) {
        finding.hidden = !(passes(finding) && (named || plain(finding.textContent).includes(query)));
        if (!finding.hidden) { shown += 1; visible += 1; }
      }
      for (const picture of entry.pictures) {
        const matches = named || words(picture, picture.picture).includes(query);
        let left = 0;
        for (const finding of picture.findings) {
          finding.hidden = !passes(finding);
          left += !finding.hidden;
        }
        const show = matches && (left > 0 || (showClean && picture.findings.length === 0));
        picture.picture.hidden = !show;
        if (show) { shown += left; visible += 1; }
      }
      const whole = entry.pictures.length === 0 && showClean && named;
      entry.page.hidden = visible === 0 && !whole;
      pages += !entry.page.hidden;
    }
    one("#nothing").hidden = pages > 0 || index.length === 0;
    one("#count").textContent = `${shown} findings on ${pages} pages shown`;
  };

  const press = (button, on) => button.setAttribute("aria-pressed", String(on ?? button.getAttribute("aria-pressed") !== "true"));
  const everything = () => {
    levels.forEach((button) => press(button, true));
    press(clean, true);
    if (fresh) press(fresh, false);
    if (rule) rule.value = "";
    search.value = "";
    filter();
  };
  const go = (nodes, step) => {
    const seen = nodes.filter((node) => node.offsetParent !== null && !node.closest("[hidden]"));
    if (!seen.length) return;
    const from = document.activeElement?.closest?.(".finding, .page");
    let at = seen.indexOf(from);
    if (at < 0) {
      const after = seen.findIndex((node) => from ? from.compareDocumentPosition(node) & 4 : node.getBoundingClientRect().top > 0);
      at = after < 0 ? seen.length - 1 : step > 0 ? after - 1 : after;
    }
    const next = seen[Math.min(Math.max(at + step, 0), seen.length - 1)];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: next.matches(".page") ? "start" : "center" });
  };
  const keys = {
    j: () => go(all(".finding"), 1),
    k: () => go(all(".finding"), -1),
    n: () => go(all(".page"), 1),
    p: () => go(all(".page"), -1),
    w: () => { const why = document.activeElement?.closest(".finding")?.querySelector(".why"); if (why) why.open = !why.open; },
    c: () => { press(clean); filter(); },
    "/": () => search.focus(),
    0: everything,
    "?": () => one("#keys").showModal(),
  };

  const use = one("#use-keys");
  try { use.checked = localStorage.getItem("capaudit-keys") !== "off"; } catch { /* a file may have no storage */ }
  use.addEventListener("change", () => {
    try { localStorage.setItem("capaudit-keys", use.checked ? "on" : "off"); } catch { /* the same */ }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !use.checked || one("dialog[open]")) return;
    if (event.target.closest("input, select, textarea")) {
      if (event.key === "Escape" && event.target === search) { search.value = ""; filter(); search.blur(); }
      return;
    }
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  for (const button of [...levels, clean, fresh]) button?.addEventListener("click", () => { press(button); filter(); });
  rule?.addEventListener("change", filter);
  search.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  one("#help").addEventListener("click", keys["?"]);
  const lost = (image) => image.classList.add("lost");
  document.addEventListener("error", (event) => { if (event.target.matches?.(".frame img")) lost(event.target); }, true);
  all(".frame img").filter((image) => image.complete && !image.naturalWidth && image.loading !== "lazy").forEach(lost);
  const open = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.closest("[hidden]")) everything();
    target?.scrollIntoView();
  };
  addEventListener("hashchange", open);
  read();
  form.hidden = index.length < 2 && all(".picture").length < 4;
  window.capaudit = { read: () => { read(); filter(); } };
})();
