select 3,4;
