package org.quiverdb.house.broken.mystery;

import com.tngtech.archunit.core.domain.JavaClasses;

/** In a package that is no layer, with a library beside the JDK. */
public final class Stray {
  JavaClasses[] library = {};
}
