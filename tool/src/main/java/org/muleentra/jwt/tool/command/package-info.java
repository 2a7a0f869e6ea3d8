/** The command line {@code entra-jwt}: sub-commands, their options, exit codes and what they print. */
package org.muleentra.jwt.tool.command;
