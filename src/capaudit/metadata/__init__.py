"""What a picture's file says of itself: IPTC-IIM, XMP and Exif, by the names of the IPTC Photo Metadata Standard.

`files` says where the file is and `fetch` asks the network for it; `packets` opens the file and takes the packets out, `iim`
and `xmp` read one kind of packet each, `fields` is the table of what stands where, and `read` puts it together. The only
room that imports PIL and httpx; nothing of either is loaded before there is a file to read.
"""
