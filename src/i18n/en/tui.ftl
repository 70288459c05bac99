### Tabs, columns, hints and messages of the terminal screens.
