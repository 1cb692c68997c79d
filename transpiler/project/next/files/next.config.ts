import type { NextConfig } from "next";

const config: NextConfig = {
  // The app decides about slashes at the end of a path; its redirects come through.
  skipTrailingSlashRedirect: true,
  poweredByHeader: false,
  experimental: {
    // Uploads pass through proxy.ts; what is longer than this is cut off.
    proxyClientMaxBodySize: "1gb",
  },
};

export default config;
