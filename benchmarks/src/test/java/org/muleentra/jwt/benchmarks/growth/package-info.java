/** That what grows is what is measured. */
package org.muleentra.jwt.benchmarks.growth;
