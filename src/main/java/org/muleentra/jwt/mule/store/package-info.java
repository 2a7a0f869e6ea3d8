/** What outlives a process: keys, memberships and revocations in Mule's Object Stores. */
package org.muleentra.jwt.mule.store;
