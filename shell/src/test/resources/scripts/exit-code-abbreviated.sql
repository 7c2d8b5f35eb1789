.ex 3
