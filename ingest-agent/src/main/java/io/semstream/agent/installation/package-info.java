/**
 * The agent as software on a PC: the folder it was unpacked into, and the operating system's service that starts it. Not what it does.
 */
@NullMarked
package io.semstream.agent.installation;

import org.jspecify.annotations.NullMarked;
