"""Problems as code hosts show them."""
