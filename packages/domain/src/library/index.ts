/** Library: what is taught. */
