/** What Entra's registrations say, in the members of Microsoft Graph: read from files or from Graph, and judged by nobody here. */
package org.muleentra.jwt.tool.registration;
