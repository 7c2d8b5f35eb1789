package org.quiverdb.engine.sql.syntax.tree;

/** One SQL statement. */
public sealed interface Statement
    permits Select,
        Insert,
        Update,
        Delete,
        CreateTable,
        CreateIndex,
        CreateView,
        CreateTrigger,
        CreateVirtualTable,
        AlterTable,
        Drop,
        TransactionStatement,
        MaintenanceStatement,
        Pragma,
        Explain {}
