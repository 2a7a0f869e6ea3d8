package org.muleentra.jwt.mule;

import static org.muleentra.jwt.core.check.PermissionCheck.APP_ROLE_MATCH;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_APP_ROLES;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.check.PermissionCheck.SCOPE_MATCH;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES_OF_APPS;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MATCH;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.mule.runtime.api.artifact.Registry;
import org.mule.runtime.api.component.Component;
import org.mule.runtime.api.component.ComponentIdentifier;
import org.mule.runtime.api.component.location.ConfigurationComponentLocator;
import org.muleentra.jwt.core.setting.SettingValues;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The elements {@code validate-token} of an application, as its XML has them: by these an operation learns at its start which
 * configuration is its own, of which the SDK tells it with each call alone.
 *
 * <p>The runtime keeps parameters and source beside each component, under names that are no part of its API (seen on 4.1.1).
 * Where they are not there, or the source holds a placeholder in place of a value, nothing is known.
 */
final class ValidateTokenElements {

  private static final ComponentIdentifier ELEMENT = ComponentIdentifier.builder().namespace("entra-jwt").name("validate-token").build();
  private static final QName PARAMETERS = new QName("config", "componentParameters");
  private static final QName SOURCE = new QName("http://www.mulesoft.org/schema/mule/documentation", "sourceElement");

  private ValidateTokenElements() {}

  /** The names of the configurations of those elements that ask for just these permissions; none where that is not known. */
  static Set<String> configurationsOf(Registry registry, SettingValues permissions) {
    Set<String> names = new TreeSet<>();
    for (ConfigurationComponentLocator locator : registry.lookupAllByType(ConfigurationComponentLocator.class)) {
      for (Component element : locator.find(ELEMENT)) {
        Object parameters = element.getAnnotation(PARAMETERS);
        Object source = element.getAnnotation(SOURCE);
        Object name = parameters instanceof Map ? ((Map<?, ?>) parameters).get("config-ref") : null;
        if (name instanceof String && source instanceof String && permissions.equals(permissions((String) source))) {
          names.add((String) name);
        }
      }
    }
    return names;
  }

  /** {@code null} where the source cannot be read. */
  private static SettingValues permissions(String source) {
    try {
      DocumentBuilderFactory reading = DocumentBuilderFactory.newInstance();
      reading.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      reading.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Element element = reading.newDocumentBuilder().parse(new InputSource(new StringReader(source))).getDocumentElement();
      return SettingValues.NONE
          .with(REQUIRED_SCOPES, values(element, "required-scope"))
          .with(SCOPE_MATCH, element.getAttribute("scopeMatch"))
          .with(REQUIRED_APP_ROLES, values(element, "required-app-role"))
          .with(APP_ROLE_MATCH, element.getAttribute("appRoleMatch"))
          .with(REQUIRED_ROLES, values(element, "required-role"))
          .with(REQUIRED_ROLES_OF_APPS, values(element, "required-roles-of-app"))
          .with(ROLE_MATCH, element.getAttribute("roleMatch"));
    } catch (ParserConfigurationException | SAXException | IOException | RuntimeException unreadable) {
      return null;
    }
  }

  private static Collection<String> values(Element element, String item) {
    NodeList items = element.getElementsByTagName("entra-jwt:" + item);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < items.getLength(); i++) {
      values.add(((Element) items.item(i)).getAttribute("value"));
    }
    return Collections.unmodifiableList(values);
  }
}
