/*
Puts a frame with the photo's card in the place of every <blockquote class="instagram-media"> of a page.
After adding some to the page later, call instgrm.Embeds.process(). To be loaded as a plain script, not as a module.
*/
(() => {
  const home = new URL(document.currentScript.src).origin;
  const others = window.instgrm?.Embeds;
  /* Once the page has loaded, so that no card makes it wait. */
  const afterwards = (act) => (document.readyState === "complete" ? act() : addEventListener("load", () => act()));
  if (others?.home === home) {
    afterwards(others.process);
    return;
  }

  /* Photos of this server, and those that quotations of the original name: this script stands for the original's. */
  const hosts = [new URL(home).host, "instagram.com", "www.instagram.com", "instagr.am", "www.instagr.am"];
  const quotations = () => document.querySelectorAll("blockquote.instagram-media");
  const frames = () => document.querySelectorAll("iframe.instagram-media-rendered");

  function shortcodeOf(quotation) {
    const inside = [...quotation.querySelectorAll('a[href*="/p/"]')].pop();
    const link = document.createElement("a");
    link.href = quotation.dataset.instgrmPermalink ?? inside?.href ?? "";
    return hosts.includes(link.host) && link.pathname.match(/\/(?:p|tv)\/([\w-]+)/)?.[1];
  }

  function frameOf(quotation, shortcode) {
    const { instgrmCaptioned, instgrmVersion } = quotation.dataset;
    const captioned = instgrmCaptioned === undefined ? "" : "captioned/";
    const frame = document.createElement("iframe");
    frame.className = "instagram-media instagram-media-rendered";
    frame.src = `${home}/p/${shortcode}/embed/${captioned}?cr=1&v=${instgrmVersion ?? 8}`;
    frame.title = "Photo";
    Object.assign(frame.style, {
      border: "0",
      borderRadius: "12px",
      display: "block",
      height: "30rem",
      margin: quotation.style.margin,
      maxWidth: quotation.style.maxWidth || "658px",
      width: "calc(100% - 2px)",
    });
    return frame;
  }

  function process() {
    others?.process();
    for (const quotation of quotations()) {
      const shortcode = shortcodeOf(quotation);
      if (shortcode) quotation.replaceWith(frameOf(quotation, shortcode));
    }
  }

  /* A card tells its height as a text of JSON; only its own frame is set by it. */
  function measure({ data, origin, source }) {
    const frame = origin === home && [...frames()].find((each) => each.contentWindow === source);
    if (!frame) return;
    const { type, details } = JSON.parse(data);
    if (type === "MEASURE" && details.height > 0) frame.style.height = `${details.height}px`;
  }

  window.instgrm = { Embeds: { home, process } };
  addEventListener("message", measure);
  afterwards(process);
})();
