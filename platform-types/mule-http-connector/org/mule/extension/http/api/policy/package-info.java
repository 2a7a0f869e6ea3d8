/** Stands in for what MuleSoft's HTTP connector publishes to policies, by its public contract: test equipment. */
package org.mule.extension.http.api.policy;
