# Plain mode: numbered text and typed commands.
