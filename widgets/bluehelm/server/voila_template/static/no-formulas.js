/* Voilà's script insists on loading MathJax 2, by default from a CDN. The course sets no formulas: this stands in. */
window.MathJax = {
  Hub: { Config() {}, Configured() {}, Queue() {}, Register: { StartupHook() {} } },
};
