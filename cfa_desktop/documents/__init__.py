"""Files in and out: reads exports, writes workbooks and PDF."""
