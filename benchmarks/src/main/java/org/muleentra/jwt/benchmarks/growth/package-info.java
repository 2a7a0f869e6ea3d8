/** What a decision costs where something grows: keys, tenants, mappings, groups, revocations, rules, threads. */
package org.muleentra.jwt.benchmarks.growth;
