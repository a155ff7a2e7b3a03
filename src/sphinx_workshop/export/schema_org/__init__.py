"""The facts as things of schema.org, one module a type: what search engines read (https://schema.org)."""
