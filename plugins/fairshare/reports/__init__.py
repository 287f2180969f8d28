"""Problems as code hosts show them: beside the lines, as SARIF, as Markdown that stays text."""
