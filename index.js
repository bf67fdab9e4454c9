// n8n loads the classes named under "n8n" in package.json; nothing is exported from here.
