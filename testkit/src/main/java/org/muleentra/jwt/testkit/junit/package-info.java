/** The mock Entra ID as a JUnit 5 extension; needs junit-jupiter-api, which the testkit does not bring. */
package org.muleentra.jwt.testkit.junit;
