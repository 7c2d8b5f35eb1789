package org.quiverdb.engine.vfs;

/**
 * Tells whether two open files are the same one, whatever path led to them. Valid while at least
 * one of them is open.
 *
 * @param device the device or other space in which {@code file} is unique
 * @param file the inode, or another key of the file
 */
public record FileIdentity(Object device, Object file) {}
