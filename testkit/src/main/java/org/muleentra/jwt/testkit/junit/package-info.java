/** The mock Entra ID as an extension of JUnit 5 and 6; needs junit-jupiter-api, which the testkit does not bring. */
package org.muleentra.jwt.testkit.junit;
