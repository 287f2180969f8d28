"""What people mean by what they write in a table: read where it is plain, asked where it is not."""
