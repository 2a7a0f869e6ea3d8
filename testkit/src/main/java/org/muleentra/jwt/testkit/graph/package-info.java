/** A mock Microsoft Graph: the groups and accounts of a directory, and who may ask for them. */
package org.muleentra.jwt.testkit.graph;
