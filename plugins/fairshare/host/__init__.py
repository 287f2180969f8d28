"""What builds the site around the register: options of hosts, and a build that needs none."""
