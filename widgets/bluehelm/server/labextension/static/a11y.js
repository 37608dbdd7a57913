/* Roles, names and states that core ipywidgets cannot give its elements, set from Bluehelm's own classes.
 *
 * ipywidgets has no way to say "this button is pressed" or "these belong together under that heading", ties its
 * radio buttons to nothing, and leaves the handles of a slider without a name. This script is the one place where
 * that is mended. JupyterLab loads it from remoteEntry.js, Voilà from the course's template. It changes no look and
 * adds no behaviour of its own; a page without it still works, it only says less.
 *
 * To use it from Python, build with the classes below; nothing else needs to be told.
 */
(function () {
  "use strict";

  /* Group: what labels it, inside it. A group whose label is missing or empty is left alone. */
  const GROUPS = {
    ".bh-q-row": ".bh-q-row-label",
    ".bh-q-amount": ".widget-label",
    ".bh-q-placed": ".bh-q-place-text",
    ".bh-q-list": ".bh-q-list-title",
    ".bh-q-pool": ".bh-q-list-title",
    ".bh-group": ".bh-group-label",
  };
  const OURS = ".bh, .bh-exercise-head, .bh-item, .bh-handin";
  let ids = 0;

  /* Set an attribute only if it differs: each change would call us again. */
  function set(element, name, value) {
    if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
  }

  function idOf(element) {
    if (!element.id) element.id = `bh-label-${++ids}`;
    return element.id;
  }

  function each(selector, act) {
    document.querySelectorAll(selector).forEach(act);
  }

  /* The words of a label: the inside of an HTML widget, without the empty label that ipywidgets puts beside it. */
  function words(label) {
    const inside = label && (label.querySelector(":scope > .widget-html-content") || label);
    return inside && inside.textContent.trim() ? inside : null;
  }

  /* What is grouped is the element, or the radio buttons that are all it holds. */
  function group(element, label) {
    if (!words(label)) return;
    const radios = element.querySelector(":scope > .widget-radio > .widget-radio-box");
    set(radios || element, "role", radios ? "radiogroup" : "group");
    set(radios || element, "aria-labelledby", idOf(words(label)));
  }

  /* A part is grouped under its question; where it has none of its own, under that of its item. */
  function part(element) {
    const item = element.closest(".bh-item");
    const asked = [element, item].map((one) => one && one.querySelector(".bh-part-prompt, .bh-item-prompt"));
    group(element, asked.find(words));
  }

  /* Radio buttons of one name are one stop for the Tab key, and arrows choose among them. */
  function radios(box) {
    const name = idOf(box);
    box.querySelectorAll("input[type=radio]").forEach((radio) => set(radio, "name", name));
  }

  function pressed(button) {
    set(button, "aria-pressed", button.classList.contains("bh-q-on"));
  }

  function ended(button) {
    if (button.classList.contains("bh-q-end")) set(button, "aria-disabled", true);
    else button.removeAttribute("aria-disabled");
  }

  /* A slider's handle is named by the slider's label; one of two handles says which. */
  function handles(slider) {
    const label = slider.querySelector(":scope > .widget-label");
    const found = slider.querySelectorAll(".noUi-handle");
    found.forEach((handle, at) => {
      const which = found.length < 2 ? "" : [", from", ", to"][at];
      if (label) set(handle, "aria-label", label.textContent.trim() + which);
    });
  }

  /* "Choose a file (0)" counts files for programmers. */
  function upload(button) {
    const plain = button.textContent.replace(/ \(\d+\)$/, "");
    if (plain !== button.textContent) button.textContent = plain;
  }

  /* A part of the page that tells what happened; it must be there before its words are. */
  function live(widget) {
    const inside = widget.querySelector(":scope > .widget-html-content");
    if (inside) set(inside, "role", "status");
  }

  /* A field is described by the count beside it. */
  function counted(field) {
    const count = words(field.closest(".bh-q-memo").querySelector(".bh-q-left"));
    if (count) set(field, "aria-describedby", idOf(count));
  }

  function mend() {
    Object.entries(GROUPS).forEach(([all, label]) => each(all, (one) => group(one, one.querySelector(label))));
    each(".bh-part", part);
    each(".bh-item .widget-radio-box", radios);
    each(".bh-q-choice", pressed);
    each(".bh-item button", ended);
    each(":is(.bh, .bh-item) .widget-slider", handles);
    each(".bh-handin .widget-upload", upload);
    each(".bh-live", live);
    each("button.bh-opener", (button) => set(button, "aria-expanded", button.classList.contains("bh-is-open")));
    each(".bh-q-memo textarea", counted);
    each(`:is(${OURS}) [title="null"]`, (one) => one.removeAttribute("title"));
  }

  /* Widgets come, go and change class at any time. One pass a frame, and only where there are widgets of ours. */
  let waiting = false;
  function soon() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mend();
    });
  }

  const isOurs = (node) => node.nodeType === 1 && (node.closest(OURS) || node.querySelector(OURS));
  const watcher = new MutationObserver((changes) => {
    if (changes.some((change) => isOurs(change.target))) soon();
  });
  watcher.observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ["class", "title"] });
  soon();
})();
