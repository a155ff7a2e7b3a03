"""All public facts as plain values with a JSON Schema: `workshop.json`.

The values and the schema are both made from the model, and from one table of what is published in another
way than it is written (`facts._SHAPES`).
"""
