// hnswlib with 2 threads for building and one for searching; PeerProcess says what it prints.
// hnswlib VECTORS QUERIES DIMS cosine|l2 K TIMED EFFORT...
#include <hnswlib/hnswlib.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

static const size_t CONNECTIONS = 16;
static const size_t BEAM = 200;
static const int THREADS = 2;

using Clock = std::chrono::steady_clock;

static std::vector<float> read(const char *file) {
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  size_t bytes = in.tellg();
  std::vector<float> values(bytes / sizeof(float));
  in.seekg(0);
  in.read(reinterpret_cast<char *>(values.data()), bytes);
  return values;
}

static void normalize(std::vector<float> &values, size_t dims) {
  for (size_t at = 0; at + dims <= values.size(); at += dims) {
    double sum = 0;
    for (size_t i = 0; i < dims; i++) sum += double(values[at + i]) * values[at + i];
    float factor = sum == 0 ? 0 : float(1 / std::sqrt(sum));
    for (size_t i = 0; i < dims; i++) values[at + i] *= factor;
  }
}

static double seconds(Clock::time_point from) {
  return std::chrono::duration<double>(Clock::now() - from).count();
}

// The largest resident size of this process alone; that of getrusage counts what started it too.
static long peakMegabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    long kilobytes;
    if (word == "VmHWM:" && status >> kilobytes) return kilobytes / 1024;
  }
  return 0;
}

int main(int argc, char **argv) {
  size_t dims = std::atoi(argv[3]);
  bool cosine = std::strcmp(argv[4], "cosine") == 0;
  size_t k = std::atoi(argv[5]);
  size_t timed = std::atoi(argv[6]);
  std::vector<float> vectors = read(argv[1]);
  std::vector<float> queries = read(argv[2]);
  Clock::time_point start = Clock::now();
  if (cosine) {
    normalize(vectors, dims);
    normalize(queries, dims);
  }
  size_t rows = vectors.size() / dims;
  size_t asked = queries.size() / dims;
  std::unique_ptr<hnswlib::SpaceInterface<float>> space;
  if (cosine) space.reset(new hnswlib::InnerProductSpace(dims));
  else space.reset(new hnswlib::L2Space(dims));
  hnswlib::HierarchicalNSW<float> index(space.get(), rows, CONNECTIONS, BEAM);
  index.addPoint(vectors.data(), 0);
  std::vector<std::thread> threads;
  for (int t = 0; t < THREADS; t++) {
    threads.emplace_back([&, t] {
      for (size_t row = 1 + t; row < rows; row += THREADS) {
        index.addPoint(vectors.data() + row * dims, row);
      }
    });
  }
  for (std::thread &thread : threads) thread.join();
  // The vectors, which the index holds too, are not counted.
  double bytes = double(index.size_data_per_element_ - dims * sizeof(float)) * rows;
  std::printf("built %f %.0f\n", seconds(start), bytes);
  for (int e = 7; e < argc; e++) {
    index.setEf(std::max<size_t>(k, std::atoi(argv[e])));
    std::printf("effort %s\n", argv[e]);
    for (size_t q = 0; q < asked; q++) {
      auto found = index.searchKnn(queries.data() + q * dims, k);
      for (bool first = true; !found.empty(); found.pop(), first = false) {
        std::printf(first ? "%zu" : ",%zu", size_t(found.top().second));
      }
      std::printf("\n");
    }
    std::vector<double> times(timed);
    Clock::time_point all = Clock::now();
    for (size_t i = 0; i < timed; i++) {
      Clock::time_point one = Clock::now();
      index.searchKnn(queries.data() + i % asked * dims, k);
      times[i] = seconds(one) * 1e3;
    }
    double perSecond = timed / seconds(all);
    std::sort(times.begin(), times.end());
    std::printf("times %f %f %f\n", times[timed / 2], times[timed * 99 / 100], perSecond);
  }
  std::printf("peak %ld\n", peakMegabytes());
}
