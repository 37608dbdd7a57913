/* JupyterLab extension: a course notebook runs its own cells when it opens and after a kernel restart.
 *
 * A participant reads and clicks; nobody should have to find "Run All Cells" first. Only the course's own
 * notebooks run by themselves, told by their path: a submission that an instructor opens never does.
 *
 * JupyterLab loads extensions as webpack federated modules. This one is small enough to be written by hand:
 * a container with init() and get(), so that no build step and no npm package stand between source and use.
 */
(function () {
  "use strict";

  const COURSE_NOTEBOOK = /^(modules\/(?:index|glossary|world|needs|path|catalogue)|modules\/\d\d_\w+\/module|exercises\/(\w+)\/\2)\.ipynb$/;
  const HERE = document.currentScript.src;
  const wanted = new WeakMap(); // notebook panel: the place in it that a link led to
  let shared;

  /* The newest copy of a package that JupyterLab shares with its extensions. */
  async function sharedModule(name) {
    const versions = Object.values(shared[name]);
    const factory = await versions[versions.length - 1].get();
    return factory();
  }

  function isCourseNotebook(panel) {
    return COURSE_NOTEBOOK.test(panel.context.path);
  }

  /* A course notebook shows what its cells make, never their code. */
  function hideCode() {
    const style = document.createElement("style");
    style.textContent = ".bh-course .jp-CodeCell > .jp-Cell-inputWrapper { height: 1px; overflow: hidden; visibility: hidden; }";
    document.head.append(style);
  }

  /* Roles and names for the course's widgets, and the search, from the same files that a Voilà page uses. */
  function load(name) {
    const script = document.createElement("script");
    script.src = new URL(name, HERE);
    document.head.append(script);
  }

  /* The links of the course home open notebooks in JupyterLab, and not a new JupyterLab. */
  function follow(app, panel) {
    panel.node.addEventListener("click", (event) => {
      const link = event.target.closest(":is(.bh-home, .bh-find) a[href]");
      const [path, anchor] = (link ? link.getAttribute("href") : "").split("#");
      if (!path.endsWith(".ipynb") || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const folder = `https://course/${panel.context.path}`; // only to resolve what is relative
      const place = decodeURIComponent(new URL(path, folder).pathname.slice(1));
      app.commands.execute("docmanager:open", { path: place }).then((opened) => {
        if (anchor && opened?.content) goTo(opened, decodeURIComponent(anchor));
      });
    });
  }

  /* Lead to a place in a notebook: at once, and again when its cells have run and pushed the place away. */
  async function goTo(panel, anchor) {
    await panel.context.ready;
    await panel.revealed;
    panel.setFragment(`#${anchor}`);
    wanted.set(panel, anchor);
  }

  /* A field in the text must not lose the focus to its cell, nor open the text for editing. */
  function shield(panel) {
    for (const kind of ["mousedown", "dblclick", "contextmenu"]) {
      panel.node.addEventListener(kind, (event) => {
        if (event.target.closest(".bh-find")) event.stopImmediatePropagation();
      }, true);
    }
  }

  /* On a phone JupyterLab's file list would leave a course notebook no room. */
  async function makeRoom(app, panel) {
    await app.restored;
    if (window.innerWidth < 760 && isCourseNotebook(panel)) app.shell.collapseLeft();
  }

  /* Keys typed into a course widget belong to the widget: JupyterLab would move the cell selection or add cells. */
  function keepKeys(panel) {
    panel.node.addEventListener("focusin", (event) => {
      if (event.target.closest(".jp-OutputArea, .bh-find")) event.target.dataset.lmSuppressShortcuts = "true";
    });
  }

  /* Run every cell now, and again each time the kernel comes back from a restart. */
  async function runByItself(app, panel, NotebookActions) {
    await panel.context.ready;
    if (!isCourseNotebook(panel)) return;
    panel.addClass("bh-course");
    keepKeys(panel);
    shield(panel);
    follow(app, panel);
    const session = panel.sessionContext;
    /* One after the other: all at once, a kernel can send faster than a slow server reads, and messages are lost. */
    const run = async () => {
      for (const cell of panel.content.widgets.slice()) await NotebookActions.runCells(panel.content, [cell], session);
      if (wanted.has(panel)) panel.setFragment(`#${wanted.get(panel)}`);
      wanted.delete(panel);
    };
    let restarting = false;
    session.statusChanged.connect((_, status) => {
      if (status === "restarting" || status === "autorestarting") restarting = true;
      if (status === "idle" && restarting) {
        restarting = false;
        run();
      }
    });
    await session.ready;
    await panel.revealed;
    await run();
  }

  async function plugin() {
    const { INotebookTracker, NotebookActions } = await sharedModule("@jupyterlab/notebook");
    return {
      id: "bluehelm:course",
      description: "Runs the cells of a course notebook when it opens.",
      autoStart: true,
      requires: [INotebookTracker],
      activate: (app, tracker) => {
        hideCode();
        ["a11y.js", "search.js"].forEach(load);
        tracker.widgetAdded.connect((_, panel) => {
          makeRoom(app, panel);
          runByItself(app, panel, NotebookActions);
        });
      },
    };
  }

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB.bluehelm = {
    init: (scope) => {
      shared = scope;
    },
    get: async (module) => {
      if (module !== "./extension") throw new Error(`bluehelm has no module ${module}`);
      const exported = { __esModule: true, default: await plugin() };
      return () => exported;
    },
  };
})();
