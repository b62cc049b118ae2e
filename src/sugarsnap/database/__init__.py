"""The cellar: engines that run statements, migrations, and the writer."""
