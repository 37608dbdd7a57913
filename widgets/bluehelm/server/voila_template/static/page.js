/* A course page while it opens and while it is read: puts each cell's result into its place, says how far the
 * opening is, and marks in the list of sections where the reader is. It asks for nothing and stores nothing. */
(function () {
  "use strict";

  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];

  /* Until Voilà's script is here, a chart is its still picture and a table its plain table. */
  function still(script) {
    const { data } = JSON.parse(script.textContent);
    if (!data || data["application/vnd.jupyter.widget-view+json"]) return;
    const picture = data["image/svg+xml"] || data["text/html"];
    if (!picture) return;
    const box = document.createElement("div");
    box.className = "bh-still";
    box.innerHTML = [].concat(picture).join("");
    script.after(box);
  }

  /* Move what a cell made into its place in the text. */
  function place(late) {
    const slot = one(`.bh-slot[data-cell="${late.dataset.cell}"]`);
    if (!slot) return;
    if (!late.innerHTML.includes("vnd.jupyter.widget-view")) slot.textContent = "";
    slot.append(...late.childNodes);
    late.remove();
    slot.querySelectorAll('script[type$="cell-output+json"]').forEach(still);
    step();
  }

  function step(value) {
    const bar = one("#loading_bar");
    if (bar) bar.value = value === undefined ? bar.value + 1 : value;
  }

  /* All cells have run, or one of them failed and those after it will not come. */
  function finish() {
    const failed = one(".bh-failed");
    if (failed) all(".bh-slot > .bh-skeleton:only-child").forEach((box) => box.parentElement.remove());
    const text = one("#loading_text");
    if (text) text.textContent = "Almost there.";
  }

  /* Called by Voilà's script when it has what it needs to show widgets. */
  function show() {
    one("#loading")?.remove();
    window.dispatchEvent(new Event("resize"));
  }

  /* A chart inside a widget is drawn before it stands in the page, 0 px wide. Vega measures its place again
   * when the window changes; once for each chart, so that this can never go round in a circle. */
  function widen() {
    const flat = all('.bh-chart svg[width="0"]').filter((svg) => svg.closest(".bh-chart").clientWidth);
    const fresh = flat.filter((svg) => !svg.dataset.widened);
    fresh.forEach((svg) => { svg.dataset.widened = "yes"; });
    if (fresh.length) requestAnimationFrame(() => window.dispatchEvent(new Event("resize")));
  }

  /* A link may lead to a word of the text. What arrives above that word must not push it away; from the first
   * touch, key or turn of the wheel on, the reader leads. */
  let led = Boolean(location.hash);
  ["keydown", "pointerdown", "touchmove", "wheel"].forEach((kind) => {
    addEventListener(kind, () => { led = false; }, { once: true, passive: true });
  });

  function hold() {
    if (led) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }

  /* What other pages need and this one does not: once this page answers, when the line is free. */
  function prefetch() {
    all("link[data-later]:not([rel])").forEach((link) => { link.rel = link.dataset.later; });
  }

  function follow() {
    all(".bh-late").forEach((late) => {
      if (late.nextSibling) place(late); // the parser has read all of it
    });
    all(".bh-still").forEach((box) => {
      if (box.parentElement.querySelector(".jp-OutputArea-output")) box.remove();
    });
    all(".bh-slot > :is(.bh-skeleton, .bh-skeleton-list)").forEach((box) => {
      if (box.parentElement.querySelector(".lm-Widget, .bh-failed")) box.remove();
    });
    widen();
    hold();
    if (one(".jupyter-widgets")) prefetch();
    if (one("#bh-all-here")) {
      one("#bh-all-here").remove(); // once: each change of the page calls this again
      finish();
    }
  }

  /* --- the list of sections ------------------------------------------------------------------------------ */

  function sections() {
    const details = one(".bh-toc-page");
    if (!details) return;
    const wide = matchMedia("(min-width: 1100px)");
    const fit = () => { details.open = wide.matches; };
    wide.addEventListener("change", fit);
    fit();
    details.addEventListener("click", (event) => {
      if (event.target.closest("a") && !wide.matches) details.open = false;
    });
    let waiting = false;
    const soon = () => {
      if (!waiting) requestAnimationFrame(() => { waiting = false; mark(); });
      waiting = true;
    };
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon);
    mark();
  }

  /* The section that is read is the last whose heading is above the middle of the window. */
  function mark() {
    const links = all(".bh-toc-page a");
    const heads = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    const half = innerHeight / 2;
    const now = heads.reduce((last, head, i) => (head && head.getBoundingClientRect().top < half ? i : last), -1);
    links.forEach((link, i) => {
      if (i === now) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
    const read = one(".bh-read");
    if (read) read.textContent = now < 0 ? `${links.length}` : `${now + 1} of ${links.length}`;
  }

  window.voila_heartbeat = () => {};
  window.voila_finish = show;
  window.cellLoaded = true;
  const watch = new MutationObserver(follow);
  watch.observe(document, { childList: true, subtree: true });
  follow();
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", sections);
  else sections();
})();
