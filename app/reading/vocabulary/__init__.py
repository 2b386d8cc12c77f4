"""What is known of the world: data files, each with the module that makes it ready for rules."""
