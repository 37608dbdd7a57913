"""The invented data of the modules: one script a module, and the same bytes in every run."""
