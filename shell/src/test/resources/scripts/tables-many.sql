create table a_table_with_a_name_0(a);
create table a_table_with_a_name_1(a);
create table a_table_with_a_name_2(a);
create table a_table_with_a_name_3(a);
create table a_table_with_a_name_4(a);
create table a_table_with_a_name_5(a);
create table a_table_with_a_name_6(a);
create table x(a);
create table yy(a);
create table zzz(a);
create table B(a);
create table A_upper(a);
.tables
