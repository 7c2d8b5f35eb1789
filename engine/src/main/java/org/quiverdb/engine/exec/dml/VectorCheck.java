package org.quiverdb.engine.exec.dml;

import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.exec.ConstraintException;
import org.quiverdb.engine.exec.txn.ErrorAction;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.vector.VectorColumnType;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.codec.VectorBlob;
import org.quiverdb.vector.text.VectorText;

/**
 * Holds a value to the vector type that its column declares. NULL passes; a vector as text is
 * stored as the blob of the declared type; a blob must have that type and dimension.
 */
final class VectorCheck {
  private final Table table;
  private final Column column;
  private final VectorColumnType type;
  private final int register;

  VectorCheck(Table table, Column column, int register) {
    this.table = table;
    this.column = column;
    this.type = java.util.Objects.requireNonNull(column.vectorType());
    this.register = register;
  }

  void check(Registers r) {
    switch (r.tag[register]) {
      case Registers.NULL -> {
        // Whether NULL is allowed is for NOT NULL to say.
      }
      case Registers.TEXT -> convert(r);
      case Registers.BLOB -> checkBlob(r);
      default -> throw mismatch("a number");
    }
  }

  private void convert(Registers r) {
    try {
      byte[] text = r.getBytes(register);
      r.setBytes(register, Registers.BLOB, VectorText.toBlob(type.type(), text, 0, text.length));
    } catch (VectorException e) {
      throw mismatch("text that is no vector (" + e.getMessage() + ")");
    }
    checkBlob(r);
  }

  private void checkBlob(Registers r) {
    VectorHeader header;
    try {
      header = VectorBlob.header(Memory.SEG, r.bits[register], r.length[register]);
    } catch (VectorException e) {
      throw mismatch("a blob that is no vector (" + e.getMessage() + ")");
    }
    if (header.type() != type.type() || header.dims() != type.dims()) {
      throw mismatch(header.type().label() + " with " + header.dims() + " dimensions");
    }
  }

  private ConstraintException mismatch(String found) {
    return new ConstraintException(
        ResultCode.CONSTRAINT_DATATYPE,
        "column "
            + table.name()
            + "."
            + column.name()
            + " is "
            + column.declaredType()
            + ": expected "
            + type.type().label()
            + " with "
            + type.dims()
            + " dimensions, found "
            + found,
        ErrorAction.ABORT);
  }
}
