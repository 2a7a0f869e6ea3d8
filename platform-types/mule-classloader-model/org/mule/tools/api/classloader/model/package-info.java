/** The members of a class loader model, under the names by which the engine asks for them. */
package org.mule.tools.api.classloader.model;
