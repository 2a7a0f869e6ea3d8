/** Proof at the start that a configuration refuses what it must. */
package org.muleentra.jwt.core.selftest;
