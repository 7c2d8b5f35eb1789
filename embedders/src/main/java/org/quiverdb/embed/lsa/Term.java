package org.quiverdb.embed.lsa;

/**
 * What a model knows of a feature.
 *
 * @param weight how much an occurrence counts: the rarer, the more
 * @param direction where it points; as many elements as the model has dimensions
 */
public record Term(float weight, float[] direction) {}
