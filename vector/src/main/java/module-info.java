/** Vector values, their blob codecs and distance kernels; depends on nothing but the JDK. */
module org.quiverdb.vector {
  requires static jdk.incubator.vector;
  requires static org.jspecify;

  exports org.quiverdb.vector;
  exports org.quiverdb.vector.arithmetic;
  exports org.quiverdb.vector.codec;
  exports org.quiverdb.vector.kernel;
  exports org.quiverdb.vector.text;
}
