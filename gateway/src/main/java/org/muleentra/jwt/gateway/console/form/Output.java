package org.muleentra.jwt.gateway.console.form;

/**
 * A filled-in form as a text for a tool that applies policies.
 *
 * @param title which tool
 * @param file the name to save it under
 * @param use what to do with it: a sentence, or a command
 */
record Output(String title, String file, String use, String text) {}
