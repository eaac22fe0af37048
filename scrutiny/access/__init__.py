"""Who may do what: permissions, roles, the grants of a person, and refusals."""
