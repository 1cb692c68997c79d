import type { NextConfig } from "next";

const config: NextConfig = {
  // The app decides about slashes at the end of a path; its redirects come through.
  skipTrailingSlashRedirect: true,
  // So that proxy.ts sees which requests are the router's.
  skipProxyUrlNormalize: true,
  poweredByHeader: false,
  experimental: {
    // As long as any other form that passes through.
    serverActions: { bodySizeLimit: "1gb" },
    // Uploads pass through proxy.ts; what is longer than this is cut off.
    proxyClientMaxBodySize: "1gb",
  },
};

export default config;
