/** An Azure CLI for scripts under test: the commands and options of its reference, and of Entra what the scripts change. */
package org.muleentra.jwt.tool.az;
