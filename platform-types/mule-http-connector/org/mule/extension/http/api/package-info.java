/** Stands in for the public attribute classes of MuleSoft's HTTP connector, by their public contract: test equipment. */
package org.mule.extension.http.api;
