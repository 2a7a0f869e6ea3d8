/** Where keys come from, how they change, and where they never come from. */
package org.muleentra.jwt.gateway.keys;
